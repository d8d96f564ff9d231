# usage: supervise SIGNAL COMMAND...
# Becomes COMMAND, which must not outlive the process that holds the other end of standard input.
signal=$1
shift
exec 3<&0
(
  (
    trap '' HUP INT TERM
    while read -r _ <&3; do :; done
    kill -"$signal" $$ || exit
    for _ in 1 2 3 4 5; do
      sleep 1
      kill -0 $$ || exit
    done
    kill -KILL $$
  ) >/dev/null 2>&1 &
)
exec "$@" </dev/null 3<&-
