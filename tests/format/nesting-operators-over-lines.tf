a=(b
+c
-d)
