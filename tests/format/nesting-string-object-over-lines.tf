a="x${{
b=1
ccc=2
}}"
