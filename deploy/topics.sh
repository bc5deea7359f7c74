#!/bin/sh
# Creates Firebreak's topics as topics.conf lists them; a topic that exists gets its settings only.
#   BOOTSTRAP     Kafka's host:port (default localhost:9092)
#   REPLICATION   replicas of each partition (default 1; 3 in production)
#   KAFKA_BIN     folder of kafka-topics.sh and kafka-configs.sh (default /opt/kafka/bin)
#   CLIENT_CONFIG properties file with the client's security settings (optional)
set -eu

here=$(cd "$(dirname "$0")" && pwd)
bootstrap=${BOOTSTRAP:-localhost:9092}
replication=${REPLICATION:-1}
bin=${KAFKA_BIN:-/opt/kafka/bin}

run() {
  tool=$1
  shift
  if [ -n "${CLIENT_CONFIG:-}" ]; then
    "$bin/$tool" --bootstrap-server "$bootstrap" --command-config "$CLIENT_CONFIG" "$@" </dev/null
  else
    "$bin/$tool" --bootstrap-server "$bootstrap" "$@" </dev/null
  fi
}

grep -v -e '^#' -e '^[[:space:]]*$' "$here/topics.conf" | while read -r name partitions settings; do
  run kafka-topics.sh --create --if-not-exists --topic "$name" \
    --partitions "$partitions" --replication-factor "$replication"
  # A comma inside of a value, as in compact,delete, needs brackets.
  changes=
  for setting in $settings; do
    case $setting in
      *,*) setting="${setting%%=*}=[${setting#*=}]" ;;
    esac
    changes="${changes:+$changes,}$setting"
  done
  run kafka-configs.sh --alter --entity-type topics --entity-name "$name" --add-config "$changes"
done
echo "topics are ready"
