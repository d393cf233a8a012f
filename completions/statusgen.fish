# Completion of statusgen for fish; printed by 'statusgen completion fish'.

# __statusgen_list WHAT COLUMN: a column of a list.
function __statusgen_list
    set -l program (commandline -opc)[1]
    $program list $argv[1] 2>/dev/null | string replace -ra ' +' ' ' | string split -n -f $argv[2] ' '
end

# __statusgen_command NAME...: is the line's command one of these?
function __statusgen_command
    set -l words (commandline -opc)
    set -l command generate
    if contains -- "$words[2]" generate check lint list explain merge diff import init schema completion help
        set command $words[2]
    end
    contains -- $command $argv
end

function __statusgen_first
    test (count (commandline -opc)) -eq 1
end

complete -c statusgen -n __statusgen_first -a generate -d 'write the output files (only those that would change)'
complete -c statusgen -n __statusgen_first -a check -d 'write nothing; report files that are missing or out of date.  Exit 1 if any are'
complete -c statusgen -n __statusgen_first -a lint -d 'validate specifications, languages and templates, and find what is probably a mistake'
complete -c statusgen -n __statusgen_first -a list -d 'codes | vendors | registries | editions | languages | templates | fields | values | options | rules | inputs | outputs, one a line'
complete -c statusgen -n __statusgen_first -a explain -d 'everything known of a code: each vendor\'s meaning, names past and present, references, name in each language'
complete -c statusgen -n __statusgen_first -a merge -d 'print the effective specification after all overlays, each value with the file and line it comes from'
complete -c statusgen -n __statusgen_first -a diff -d 'what changed between two specifications.  Exit 1 if anything'
complete -c statusgen -n __statusgen_first -a import -d 'read a registry file (CSV or XML), offline, and print what it says otherwise than the specification.  Exit 1 if there is anything'
complete -c statusgen -n __statusgen_first -a init -d 'write a starting statusgen.yaml, an overlay and a check for continuous integration'
complete -c statusgen -n __statusgen_first -a schema -d 'print the JSON Schema of files for editors: specification (default) | overlay | project | language'
complete -c statusgen -n __statusgen_first -a completion -d 'print the completion script for bash, zsh or fish'
complete -c statusgen -n __statusgen_first -a help -d 'show help'
complete -c statusgen -n 'not __statusgen_first; and __statusgen_command list' -a 'codes vendors registries editions languages templates fields values options rules inputs outputs'
complete -c statusgen -n 'not __statusgen_first; and __statusgen_command explain' -a '(__statusgen_list codes 4)'
complete -c statusgen -n 'not __statusgen_first; and __statusgen_command completion' -a 'bash zsh fish'
complete -c statusgen -n 'not __statusgen_first; and __statusgen_command help' -a 'generate check lint list explain merge diff import init schema completion help'
complete -c statusgen -n '__statusgen_command generate check lint list explain merge import' -s c -l config -r -F -d 'project file (default: the nearest statusgen.yaml, if neither SPEC, --language nor --output is given)'
complete -c statusgen -n '__statusgen_command generate check lint list explain merge diff import' -l spec -r -F -d 'read FILE as a SPEC; repeatable'
complete -c statusgen -n '__statusgen_command generate check lint list explain merge diff import' -s O -l overlay -r -F -d 'apply an overlay; repeatable, applied in order'
complete -c statusgen -n '__statusgen_command generate check lint list explain diff' -l select -x -d 'keep only the entries that match, e.g. \'vendor=acme class=4xx,5xx state!=obsolete\''
complete -c statusgen -n '__statusgen_command generate check lint list explain diff import' -l names -x -a '(__statusgen_list editions 2)' -d 'canonical names: those of an edition, as \'list editions\' shows them (default: today\'s)'
complete -c statusgen -n '__statusgen_command generate check lint list explain' -l aliases -x -a 'deprecated plain none' -d 'former names: deprecated (default), plain, none'
complete -c statusgen -n '__statusgen_command generate check lint list explain merge diff import' -l max-input -x -d 'refuse larger inputs (default 16M); an output may have four times that'
complete -c statusgen -n '__statusgen_command merge import' -l registry -x -a '(__statusgen_list registries 1)' -d 'with import and merge: which registry (default: the first)'
complete -c statusgen -n '__statusgen_command lint' -l today -x -d 'find what expired before DATE, as 2025-09-15; no clock is ever read'
complete -c statusgen -n '__statusgen_command generate check lint list explain init' -s l -l language -x -a '(__fish_complete_list , "__statusgen_list languages 1")' -d 'languages to write, separated by commas'
complete -c statusgen -n '__statusgen_command generate check lint list explain' -s t -l template-dir -x -a '(__fish_complete_directories)' -d 'search DIR for templates first; repeatable'
complete -c statusgen -n '__statusgen_command generate check lint list explain' -s D -l define -x -a '(__statusgen_list options 1)=' -d 'set an option of a language; see \'list options\''
complete -c statusgen -n '__statusgen_command generate check list init' -s o -l output -r -F -d 'directory, or one file: then the first output of a language for one specification (of the bundled ones, the first); \'-\' is standard output (default: .)'
complete -c statusgen -n '__statusgen_command generate check' -l license -x -d 'licence expression of the outputs (default CC0-1.0)'
complete -c statusgen -n '__statusgen_command generate check' -l banner -x -d 'lines to put under the "DO NOT EDIT" marker; repeatable'
complete -c statusgen -n '__statusgen_command generate init' -l force -d 'overwrite files that lack the marker'
complete -c statusgen -n '__statusgen_command generate' -l prune -d 'remove files that an earlier run of the project wrote and this one does not'
complete -c statusgen -n '__statusgen_command generate import init' -l no-fsync -d 'do not force new files to disk'
complete -c statusgen -n '__statusgen_command generate init' -l dry-run -d 'say what would be written'
complete -c statusgen -n '__statusgen_command generate check' -l diff -d 'with check or --dry-run: print unified diffs'
complete -c statusgen -n '__statusgen_command generate check' -l eol -x -a 'auto strict' -d 'line ends of CR LF throughout: auto (default) takes them as unchanged, strict does not'
complete -c statusgen -n '__statusgen_command diff' -l breaking -d 'only what breaks the code of users'
complete -c statusgen -n '__statusgen_command import' -l write -r -F -d 'with import: write the differences as an overlay; \'-\' is standard output, in place of the list'
complete -c statusgen -n '__statusgen_command import' -l check -d 'with import: write nothing, so refuse --write'
complete -c statusgen -n '__statusgen_command generate' -l depfile -r -F -d 'write the inputs read, as a Make or Ninja depfile'
complete -c statusgen -n '__statusgen_command generate' -l depfile-target -x -d 'rule target (default: the stamp, else the outputs)'
complete -c statusgen -n '__statusgen_command generate' -l stamp -r -F -d 'touch FILE on success, even if nothing changed'
complete -c statusgen -n '__statusgen_command generate check lint list explain merge diff import' -l format -x -a 'text json sarif github' -d 'text (default), json, sarif, github; the answers of list, explain, merge, diff and import: text or json'
complete -c statusgen -l color -x -a 'auto always never' -d 'auto (default), always, never; NO_COLOR is honoured'
complete -c statusgen -l werror -a '(__statusgen_list rules 1)' -d 'treat warnings, or those of one rule, as errors'
complete -c statusgen -l no-warn -x -a '(__statusgen_list rules 1)' -d 'silence the warnings of a rule; repeatable'
complete -c statusgen -l max-errors -x -d 'show at most N errors (default 20, 0 is no limit)'
complete -c statusgen -s q -l quiet -d 'errors only'
complete -c statusgen -s v -l verbose -d 'also name each file written or unchanged; with diff, the places of each difference'
complete -c statusgen -s h -l help -d 'show this help'
complete -c statusgen -s V -l version -d 'show version, licence and the date of the bundled specification'
