"""Stands in for `aws`: has the keeper, whose socket lies beside this, run it with what this was started with."""

import json
import os
import socket
import sys

keeper = socket.socket(socket.AF_UNIX)
keeper.connect(os.path.join(os.path.dirname(sys.argv[0]), "socket"))
asked = json.dumps([sys.argv[1:], os.getcwd(), dict(os.environ)]).encode()
socket.send_fds(keeper, [asked[:1]], [0, 1, 2])
keeper.sendall(asked[1:])
keeper.shutdown(socket.SHUT_WR)
status = keeper.recv(1)
sys.exit(status[0] if status else "the keeper of the AWS CLI does not answer")
