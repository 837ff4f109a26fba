a=<<E
${<<F
x
F
}
E
