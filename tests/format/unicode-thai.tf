a="น้ำ" # x
b="ab" # y
