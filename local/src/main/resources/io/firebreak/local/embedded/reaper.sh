# Cleans up after a process that died. Usage: sh reaper.sh WORKSPACE
#
# Standard input is a pipe from that process. It says "done" when there is nothing to clean up; the
# pipe closes without it when the process is gone.

trap '' HUP INT QUIT TERM PIPE
workspace=$1
data=$workspace/postgres/data

read -r word || word=
[ "$word" = done ] && exit 0
[ -f "$workspace/.firebreak-workspace" ] || exit 0

# True, with $pid set, while the server of this very data directory runs.
server_runs() {
  [ -r "$data/postmaster.pid" ] || return 1
  { read -r pid && read -r directory; } <"$data/postmaster.pid" || return 1
  [ "$directory" = "$data" ] || return 1
  case $pid in '' | *[!0-9]*) return 1 ;; esac
  if [ -r "/proc/$pid/cmdline" ]; then
    arguments=$(tr '\0' ' ' <"/proc/$pid/cmdline")
  else
    arguments=$(ps -o args= -p "$pid" 2>/dev/null)
  fi
  case $arguments in *postgres*"$data"*) return 0 ;; esac
  return 1
}

# Sends the server a signal and gives it so many seconds to end.
stop_with() {
  kill "-$1" "$pid" 2>/dev/null
  seconds=$2
  while [ "$seconds" -gt 0 ] && server_runs; do
    sleep 1
    seconds=$((seconds - 1))
  done
}

# A server that was being started when its parent died shows itself within seconds.
seconds=15
while [ "$seconds" -gt 0 ] && [ -f "$workspace/postgres/starting" ] && ! server_runs; do
  sleep 1
  seconds=$((seconds - 1))
done

# Fast shutdown, immediate shutdown, no choice.
server_runs && stop_with INT 10
server_runs && stop_with QUIT 5
server_runs && stop_with KILL 5

# Other dying processes may still write: try for a while.
attempts=10
while [ "$attempts" -gt 0 ] && [ -e "$workspace" ]; do
  rm -rf "$workspace" 2>/dev/null || sleep 1
  attempts=$((attempts - 1))
done
