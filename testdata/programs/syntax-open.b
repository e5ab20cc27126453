The second bracket has no partner and nothing is written
+.[-]
 [
[-].
