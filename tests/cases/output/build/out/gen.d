gen.stamp: \
  templates/demo/lang.yaml \
  my\ codes.yaml \
  templates/demo/demo.mustache

templates/demo/lang.yaml: 

my\ codes.yaml: 

templates/demo/demo.mustache: 
