-- Lets dashboards log in. psql takes the password from the environment, so that it is on no command line.
\getenv password READER_PASSWORD
ALTER ROLE firebreak_reader LOGIN PASSWORD :'password' CONNECTION LIMIT 30;
ALTER ROLE firebreak_reader SET default_transaction_read_only = on;
ALTER ROLE firebreak_reader SET statement_timeout = '15s';
