s='hello world'
def run():
 for i in range(3000):
  s[2:7]
run()
