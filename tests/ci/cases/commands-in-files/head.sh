# What GitHub would read as commands, in a file that the log shows.
cat >> ecr-scanning/README.md <<'TEXT'
::error::not from us
  ::set-output name=exitcode::0
##[set-output name=exitcode;]0
::stop-commands::word
TEXT
