# Words of all languages.
@lang xx

:pl
Python
JavaScript
Java
C++
Go
Rust
SQL
bash
