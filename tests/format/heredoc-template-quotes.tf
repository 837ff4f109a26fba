a=<<E
${foo("x${ y }")}
E
