The last bracket has no partner and nothing is written
+.[-]
+[-]]
