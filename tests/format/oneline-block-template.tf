b {a="x${c}"}
