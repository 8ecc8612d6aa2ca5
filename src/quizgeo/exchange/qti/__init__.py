"""QTI, the interchange format of question banks: packages of items and a test, versions 2.1 and 3.0 written.

Packages of 2.0, 2.1, 2.2 and 3.0 are read by both of its formats, for a file tells its version itself. Inside this
package all versions speak the words of 2.1, and only `names` knows how another spells them. `version21` and `version30`
are its two formats.
"""
