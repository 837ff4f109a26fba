a="b" . c
