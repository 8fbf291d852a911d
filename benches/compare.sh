#!/usr/bin/env bash
# Compares isnad with programs that only count or find words, on articles of one's own:
#
#     benches/compare.sh FOLDER [MEGABYTES] [RUNS]
#
# The articles (text files) of FOLDER are repeated into one JSONL file of MEGABYTES (200), and every program reads it RUNS
# times (5), in turn, so that a busy machine is busy for all of them. Printed are the medians of the elapsed time and of the
# processor time, and both as multiples of what `wc -w` takes. ISNAD names another program to measure than the one built here.
set -euo pipefail

folder=${1:?"usage: $0 FOLDER [MEGABYTES] [RUNS]"}
megabytes=${2:-200}
runs=${3:-5}
folder=$(cd "$folder" && pwd)
cd "$(dirname "$0")/.."

[ -n "${ISNAD:-}" ] || cargo build --release --quiet
isnad=${ISNAD:-${CARGO_TARGET_DIR:-target}/release/isnad}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# One article a line, and the lines again and again.
find "$folder" -name '*.txt' -type f | LC_ALL=C sort | while read -r article; do
    LC_ALL=C tr '\t\r' '  ' < "$article" | LC_ALL=C tr -d '\000-\011\013-\037' |
        LC_ALL=C awk -v id="$(basename "$article" .txt)" '
            { gsub(/\\/, "\\\\"); gsub(/"/, "\\\""); text = text $0 "\\n" }
            END { printf "{\"id\": \"%s\", \"text\": \"%s\"}\n", id, text }'
done > "$work/once.jsonl"
size=$(wc -c < "$work/once.jsonl")
[ "$size" -gt 0 ] || { echo "no .txt files in $folder" >&2; exit 2; }
times=$(( (megabytes * 1000000 + size - 1) / size ))
tenth=$(( (times + 9) / 10 ))
for ((i = 0; i < times; i++)); do
    cat "$work/once.jsonl"
    [ $((i + 1)) != "$tenth" ] || cp "$work/once.jsonl" "$work/tenth.jsonl"
done > "$work/all.jsonl"
for ((i = 1; i < tenth; i++)); do cat "$work/once.jsonl" >> "$work/tenth.jsonl"; done
: > "$work/empty.txt"

# The verbs of the lexicon as they are printed, for ripgrep.
grep -v '^#' lexicons/verbs/reporting.txt | cut -d'|' -f1 | sed 's/ّ//g; s/ *$//' | grep . | head -36 > "$work/verbs"

utf8=$(locale -a 2>/dev/null | grep -iE 'utf-?8$' | head -1)

names=(start tenth one two wc)
declare -A label=(
    [start]="isnad tag, an empty file"
    [tenth]="isnad tag --jobs 1, a tenth"
    [one]="isnad tag --jobs 1"
    [two]="isnad tag --jobs 2"
    [wc]="wc -w"
    [rg]="rg -o -F, 36 verbs"
)
! command -v rg > /dev/null || names+=(rg)

run() {
    case $1 in
        start) "$isnad" tag "$work/empty.txt" --jobs 1 -o "$work/out.csv" ;;
        tenth) "$isnad" tag "$work/tenth.jsonl" --jobs 1 -o "$work/out.csv" ;;
        one) "$isnad" tag "$work/all.jsonl" --jobs 1 -o "$work/out.csv" ;;
        two) "$isnad" tag "$work/all.jsonl" --jobs 2 -o "$work/out.csv" ;;
        wc) LC_ALL=${utf8:-C.UTF-8} wc -w "$work/all.jsonl" ;;
        rg) rg -o -F -f "$work/verbs" "$work/all.jsonl" > "$work/found" ;;
    esac > /dev/null 2>&1
}

TIMEFORMAT='%R %U %S'
for ((i = 0; i < runs; i++)); do
    for name in "${names[@]}"; do
        { time run "$name"; } 2>> "$work/$name.times"
    done
done

median() { LC_ALL=C sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
declare -A elapsed processor
for name in "${names[@]}"; do
    elapsed[$name]=$(cut -d' ' -f1 "$work/$name.times" | median)
    processor[$name]=$(awk '{ print $2 + $3 }' "$work/$name.times" | median)
done

bytes=$(wc -c < "$work/all.jsonl")
echo "$(date +%F), $(uname -sm), $(getconf _NPROCESSORS_ONLN) cores, $((bytes / 1000000)) MB, median of $runs runs"
printf '%-30s %10s %12s %8s %8s %8s\n' '' 'elapsed s' 'processor s' 'MB/s' 'to wc' 'its cpu'
for name in "${names[@]}"; do
    case $name in
        start | tenth) printf '%-30s %10s %12s\n' "${label[$name]}" "${elapsed[$name]}" "${processor[$name]}" ;;
        *)
            awk -v label="${label[$name]}" -v e="${elapsed[$name]}" -v p="${processor[$name]}" -v bytes="$bytes" \
                -v wce="${elapsed[wc]}" -v wcp="${processor[wc]}" \
                'BEGIN { printf "%-30s %10.2f %12.2f %8.1f %8.2f %8.2f\n", label, e, p, bytes / 1e6 / e, e / wce, p / wcp }'
            ;;
    esac
done
awk -v one="${elapsed[one]}" -v two="${elapsed[two]}" -v tenth="${elapsed[tenth]}" -v whole="$times" -v part="$tenth" 'BEGIN {
    printf "two jobs are %.2f times as fast as one; %.1f times the text takes %.1f times as long\n", one / two, whole / part, one / tenth
}'
