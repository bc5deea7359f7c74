# Runs a program until it ends, or until standard input does: then the process that started this one
# is gone, or wants it to stop. Usage: sh watched.sh PROGRAM ARGUMENT...

trap '' INT # of the terminal: whoever started this decides
exec 3<&0
"$@" 3<&- </dev/null &
program=$!
{
  read -r _ <&3
  kill "$program" 2>/dev/null
} &
watcher=$!
exec 3<&-
wait "$program"
status=$?
kill "$watcher" 2>/dev/null
exit "$status"
