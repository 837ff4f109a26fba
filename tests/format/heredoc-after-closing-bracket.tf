a=(foo(1
)) ? {b=1} : <<E
${
c}
E
d=1
