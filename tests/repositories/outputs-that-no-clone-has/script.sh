# Two outputs that are one directory where names have no case, and a name that Windows reserves.
scanwright check a b; echo "exit $?"
scanwright check c; echo "exit $?"
