a="日本" # x
b="ab" # y
