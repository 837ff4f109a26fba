a=<<END-X_1
x
END-X_1
