b {
c {
a=<<E
${x
     }
E
d=1
}
}
