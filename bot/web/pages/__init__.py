"""Pages for readers, to cite and to share: values in, plain HTML out, which needs neither scripts nor cookies."""
