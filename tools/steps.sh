# Shared by tools/setup, tools/run and tools/test: numbered steps with quiet logs. Sourced, never run.

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
BUILD="$ROOT/build"
LOGS="$BUILD/logs"
JOBS="$(nproc 2>/dev/null || echo 2)"
STEP=0
STEPS=0   # the caller says how many it has
mkdir -p "$LOGS"

# A newer Node.js that tools/setup has fetched goes before the machine's own.
use_own_node() {
  local folder="$BUILD/node/node_modules/.bin"
  if [[ -x "$folder/node" && "$PATH" != "$folder:"* ]]; then
    PATH="$folder:$PATH"
  fi
}
use_own_node

say() { printf '%s\n' "$*"; }
complain() { printf '%s\n' "$*" >&2; }

# The last line of a log, cut to what is left of the terminal's line.
last_line() {
  local width=$(( $(tput cols 2>/dev/null || echo 80) - $2 ))
  (( width > 10 )) || return 0
  tail -c 400 "$1" 2>/dev/null | tr '\r' '\n' | tail -n 1 | tr -d '\033' | cut -c "1-$width"
}

# step TEXT LOG COMMAND… runs the command with its output in build/logs/LOG.log.
# On a terminal the line shows what the command is at; elsewhere each step is one line.
# On failure the end of the log is shown, and the status is the command's.
step() {
  local text="$1" log="$LOGS/$2.log" status=0
  shift 2
  STEP=$((STEP + 1))
  local head="[$STEP/$STEPS] $text …"
  local start=$SECONDS
  if [[ -t 1 ]]; then
    step_on_terminal "$head" "$log" "$@" || status=$?
  else
    say "$head"
    "$@" >"$log" 2>&1 </dev/null || status=$?
  fi
  if (( status != 0 )); then
    step_failed "$text" "$log" "$status"
  elif [[ -t 1 ]]; then
    printf '\r\033[K%s done (%d s)\n' "$head" $((SECONDS - start))
  fi
  return "$status"
}

step_on_terminal() {
  local head="$1" log="$2" status=0
  shift 2
  : >"$log"
  "$@" >"$log" 2>&1 </dev/null &
  local pid=$!
  trap 'kill "$pid" 2>/dev/null; printf "\n"; exit 130' INT
  while kill -0 "$pid" 2>/dev/null; do
    printf '\r\033[K%s %s' "$head" "$(last_line "$log" $((${#head} + 2)))"
    sleep 0.3
  done
  wait "$pid" || status=$?
  trap - INT
  printf '\r\033[K%s' "$head"
  (( status == 0 )) || printf '\n'
  return "$status"
}

step_failed() {
  local text="$1" log="$2"
  complain ""
  complain "----- the end of ${log#"$ROOT"/} -----"
  tail -n 40 "$log" | cut -c 1-400 >&2
  complain "-----"
  complain "It failed while $text (status $3). The whole log is in ${log#"$ROOT"/}."
}
