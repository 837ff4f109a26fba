moved {
from=aws_x.a
to=aws_x.b["c"]
}
import {
to=aws_x.a
id="1"
}
check "c" {
assert {
condition=var.a!=""
error_message="x"
}
}
