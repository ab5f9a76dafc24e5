#ifndef SATZ_LEXICON_WORDGRAPH_FILE_H
#define SATZ_LEXICON_WORDGRAPH_FILE_H

/*
 * The file of a graph of words; numbers are little-endian. Private to lexicon/wordgraph*.c.
 *
 *   8 letters   WORDGRAPH_MAGIC
 *   3 numbers   of four bytes: letters, edges, the first edge of the root
 *   letters     four bytes each: code points
 *   edges       four bytes each: seven bits the letter's number, one whether it is its node's last, 24 the first edge of the
 *               node that it leads to
 *   values      a byte each edge: four bits the class of the word that ends there, four the highest of what goes on
 */
#define WORDGRAPH_MAGIC "satzwrd1"
#define WORDGRAPH_HEADER 20
#define WORDGRAPH_EDGE 4
#define WORDGRAPH_SYMBOL 0x7Fu
#define WORDGRAPH_LAST 0x80u
#define WORDGRAPH_TARGET_SHIFT 8
#define WORDGRAPH_NOWHERE 0xFFFFFFu
#define WORDGRAPH_MOST_LETTERS 127u

#endif
