Greets the world

++++++ ++++++           twelve in cell 0
[
  > ++++++              six times twelve is 72: H
  > ++++++ +++          nine times twelve is 108: l
  > +++                 three times twelve is 36: near the punctuation
  <<< -
]
> .                     H
> ------- .             e
+++++++ ..              l twice
+++ .                   o
> ++++++ ++ .           comma
------ ------ .         space
< ++++++ ++ .           w
------ -- .             o
+++ .                   r
------ .                l
------ -- .             d
> + .                   exclamation mark
------ ------ ------ ----- .  line feed
