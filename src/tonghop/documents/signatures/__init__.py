"""Digital signatures on PDF files (PAdES): made with a key file, read back and judged; bytes in, bytes out."""
