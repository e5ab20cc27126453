#!/usr/bin/env -S bf --eof=0 [this line is skipped. its brackets, too
++++++++[->++++++++<]>+++++.[-]++++++++++.
