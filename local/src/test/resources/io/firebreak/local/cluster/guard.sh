# Kills processes when whoever started them died. Usage: sh guard.sh DIRECTORY
#
# Standard input is a pipe with one process id a line; it closes when that process ends, in whatever
# way. A process that has not got DIRECTORY in its command line is not one of them, whatever its id.

trap '' HUP INT QUIT TERM PIPE
directory=$1

pids=
while read -r pid; do
  pids="$pids $pid"
done

for pid in $pids; do
  if [ -r "/proc/$pid/cmdline" ]; then
    arguments=$(tr '\0' ' ' <"/proc/$pid/cmdline")
  else
    arguments=$(ps -o args= -p "$pid" 2>/dev/null)
  fi
  case $arguments in *"$directory"*) kill -9 "$pid" 2>/dev/null ;; esac
done
