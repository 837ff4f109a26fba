a=if (x)
