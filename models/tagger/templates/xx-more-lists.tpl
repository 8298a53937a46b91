# Words that the further templates of all languages share.
@lang xx

:m_famous
Albert Einstein
Marie Curie
Isaac Newton
Charles Darwin
Johann Wolfgang von Goethe
Friedrich Schiller
Angela Merkel
Victor Hugo
Napoleon Bonaparte
Molière
Voltaire
Simone de Beauvoir
Miguel de Cervantes
Federico García Lorca
Frida Kahlo
Gabriel García Márquez
Fernando Pessoa
José Saramago
Machado de Assis
Dante Alighieri
Leonardo da Vinci
Galileo Galilei
Giuseppe Verdi
Umberto Eco
Erasmus
Rembrandt
Vincent van Gogh
Anne Frank
William Shakespeare
Jane Austen
Lionel Messi
Cristiano Ronaldo
Rafael Nadal
Roger Federer
Usain Bolt
Barack Obama
Nelson Mandela
Taylor Swift
Elon Musk
Bill Gates
Ada Lovelace
Alan Turing
Sigmund Freud
Karl Marx
Immanuel Kant
Pablo Picasso
Salvador Dalí
Johann Sebastian Bach
Wolfgang Amadeus Mozart
Ludwig van Beethoven
Coco Chanel
Steven Spielberg
Charlie Chaplin

:m_brand
Siemens
Volkswagen
Renault
Airbus
Philips
Fiat
Nestlé
IKEA
Samsung
Microsoft
Google
Apple
Amazon
Netflix
Lufthansa
Telefónica
Petrobras
Inditex
Heineken
ING
UNESCO
UNICEF

:m_code
Python
JavaScript
Java
C++
Rust
SQL
TypeScript
PHP
bash
R
Go
Excel
