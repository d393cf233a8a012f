# shellcheck shell=bash
# Completion of statusgen for bash; printed by 'statusgen completion bash'.

# _statusgen_list WHAT COLUMN: a column of a list, as words that can be offered.
_statusgen_list() {
    local -a fields
    while read -r -a fields; do
        words+=("${fields[$2 - 1]}")
    done < <("${COMP_WORDS[0]}" list "$1" 2>/dev/null)
}

_statusgen() {
    local cur=${COMP_WORDS[COMP_CWORD]} key=${COMP_WORDS[COMP_CWORD - 1]}
    local command=generate before='' after='' word
    local -a words=()
    COMPREPLY=()
    # bash takes '--option=value' for three words.
    if [[ $cur == = ]]; then
        key+='=' cur=''
    elif [[ $key == = ]]; then
        key=${COMP_WORDS[COMP_CWORD - 2]}=
    fi
    if ((COMP_CWORD > 1)); then
        case ${COMP_WORDS[1]} in
            generate | check | lint | list | explain | merge | diff | import | init | schema | completion | help) command=${COMP_WORDS[1]} ;;
        esac
    fi
    case $key in
        -c | --config | --config=) return ;;
        --spec | --spec=) return ;;
        -O | --overlay | --overlay=) return ;;
        --select | --select=) compopt +o default 2>/dev/null ;;
        --names | --names=) _statusgen_list editions 2 ;;
        --aliases | --aliases=) words=(deprecated plain none) ;;
        --max-input | --max-input=) compopt +o default 2>/dev/null ;;
        --registry | --registry=) _statusgen_list registries 1 ;;
        --today | --today=) compopt +o default 2>/dev/null ;;
        -l | --language | --language=) _statusgen_list languages 1; [[ $cur == *,* ]] && before=${cur%,*}, ;;
        -t | --template-dir | --template-dir=) compopt +o default -o dirnames 2>/dev/null ;;
        -D | --define | --define=) _statusgen_list options 1; after="=" ;;
        -o | --output | --output=) return ;;
        --license | --license=) compopt +o default 2>/dev/null ;;
        --banner | --banner=) compopt +o default 2>/dev/null ;;
        --eol | --eol=) words=(auto strict) ;;
        --write | --write=) return ;;
        --depfile | --depfile=) return ;;
        --depfile-target | --depfile-target=) compopt +o default 2>/dev/null ;;
        --stamp | --stamp=) return ;;
        --format | --format=) words=(text json sarif github) ;;
        --color | --color=) words=(auto always never) ;;
        --werror=) _statusgen_list rules 1 ;;
        --no-warn | --no-warn=) _statusgen_list rules 1 ;;
        --max-errors | --max-errors=) compopt +o default 2>/dev/null ;;
        *)
            case $cur in
            -*) case $command in
                generate) words=(-c --config= --spec= -O --overlay= --select= --names= --aliases= --max-input= -l --language= -t --template-dir= -D --define= -o --output= --license= --banner= --force --prune --no-fsync --dry-run --diff --eol= --depfile= --depfile-target= --stamp= --format= --color= --werror --werror= --no-warn= --max-errors= -q --quiet -v --verbose -h --help -V --version) ;;
                check) words=(-c --config= --spec= -O --overlay= --select= --names= --aliases= --max-input= -l --language= -t --template-dir= -D --define= -o --output= --license= --banner= --diff --eol= --format= --color= --werror --werror= --no-warn= --max-errors= -q --quiet -v --verbose -h --help -V --version) ;;
                lint) words=(-c --config= --spec= -O --overlay= --select= --names= --aliases= --max-input= --today= -l --language= -t --template-dir= -D --define= --format= --color= --werror --werror= --no-warn= --max-errors= -q --quiet -v --verbose -h --help -V --version) ;;
                list) words=(-c --config= --spec= -O --overlay= --select= --names= --aliases= --max-input= -l --language= -t --template-dir= -D --define= -o --output= --format= --color= --werror --werror= --no-warn= --max-errors= -q --quiet -v --verbose -h --help -V --version) ;;
                explain) words=(-c --config= --spec= -O --overlay= --select= --names= --aliases= --max-input= -l --language= -t --template-dir= -D --define= --format= --color= --werror --werror= --no-warn= --max-errors= -q --quiet -v --verbose -h --help -V --version) ;;
                merge) words=(-c --config= --spec= -O --overlay= --max-input= --registry= --format= --color= --werror --werror= --no-warn= --max-errors= -q --quiet -v --verbose -h --help -V --version) ;;
                diff) words=(--spec= -O --overlay= --select= --names= --max-input= --breaking --format= --color= --werror --werror= --no-warn= --max-errors= -q --quiet -v --verbose -h --help -V --version) ;;
                import) words=(-c --config= --spec= -O --overlay= --names= --max-input= --registry= --no-fsync --write= --check --format= --color= --werror --werror= --no-warn= --max-errors= -q --quiet -v --verbose -h --help -V --version) ;;
                init) words=(-l --language= -o --output= --force --no-fsync --dry-run --color= --werror --werror= --no-warn= --max-errors= -q --quiet -v --verbose -h --help -V --version) ;;
                schema) words=(--color= --werror --werror= --no-warn= --max-errors= -q --quiet -v --verbose -h --help -V --version) ;;
                completion) words=(--color= --werror --werror= --no-warn= --max-errors= -q --quiet -v --verbose -h --help -V --version) ;;
                help) words=(--color= --werror --werror= --no-warn= --max-errors= -q --quiet -v --verbose -h --help -V --version) ;;
                esac ;;
            *) case $command in
                list) words=(codes vendors registries editions languages templates fields values options rules inputs outputs) ;;
                explain) _statusgen_list codes 4 ;;
                completion) words=(bash zsh fish) ;;
                help) words=(generate check lint list explain merge diff import init schema completion help) ;;
                esac
                ((COMP_CWORD > 1)) || words=(generate check lint list explain merge diff import init schema completion help) ;;
            esac ;;
    esac
    for word in "${words[@]}"; do
        word=$before$word$after
        [[ $word == "$cur"* ]] && COMPREPLY+=("$word")
    done
    if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]]; then
        compopt -o nospace 2>/dev/null
    fi
}

# Where the function offers nothing, bash offers files.
complete -o default -F _statusgen statusgen
