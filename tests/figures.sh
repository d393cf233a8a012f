# shellcheck shell=sh
# SPDX-License-Identifier: MIT
# For the scripts of sh that measure something.

# write_figures NAME PROMISE [WHAT VALUE]...
# Writes the figures of a test to $FIGURES_DIR/NAME.json, if that folder is given.
write_figures() {
    [ -n "${FIGURES_DIR:-}" ] || return 0
    figures_file=$FIGURES_DIR/$1.json
    printf '{"name": "%s", "promise": "%s", "figures": [' "$1" "$2" >"$figures_file"
    shift 2
    figures_separator=''
    while [ $# -gt 0 ]; do
        printf '%s\n  {"what": "%s", "value": %s}' "$figures_separator" "$1" "$2" >>"$figures_file"
        figures_separator=','
        shift 2
    done
    printf '\n]}\n' >>"$figures_file"
}
