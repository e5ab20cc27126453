Uses ten cells left of the start and leaves their values in place

<<<<< <<<<<                                     cell minus 10
++++++++++ [- > +++++++++++ > + <<] > + . ---- . > .
>>>>>>>> ++ [ <<<<<<<<< . > . >>>>>>>> - ]
