"""Dutch abbreviations: which full stops do not end a sentence."""

from praktijkleren.dutch.wordset import word_set

NEVER_END = word_set("""
    aanw. afd. art. a.d.h.v. a.h.w. a.u.b. bijv. blz. b.v. bv. ca. cf. c.q. d.d. dd. d.m.v. d.w.z. dwz. dhr. dr.
    drs. ds. evt. excl. fam. fig. geb. gem. hr. i.c. i.h.k.v. i.i.g. i.o. i.o.m. i.p.v. i.s.m. i.t.t. i.v.m.
    incl. ing. ir. mej. mevr. mr. mrs. ms. mw. m.a.w. m.b.t. m.b.v. m.i. m.i.v. m.n. m.u.v. n.a.v. nl. nr. nrs.
    o.a. o.b.v. o.g.v. o.i.v. o.l.v. o.v.v. pag. prof. resp. st. tel. t.a.v. t.b.v. t.g.v. t.o.v. t.w. t.z.t.
    v.d. v.h. vgl. vlg. vnl. v.w.b. vs. wo. z.g. zgn. z.i. z.s.m. jan. feb. mrt. apr. aug. sept. okt. nov. dec.
    ivm. tav. tbv. mbt. obv. ovv. dmv. nav.
""")
"""Abbreviations after which the sentence goes on, whatever follows."""

MAY_END = word_set("""
    a.s. d.v. e.a. e.d. e.e.a. e.o. e.v. enz. etc. ggz. jl. j.l. jr. min. max. mld. mln. mnd. m.m. p.d. p.m.
    p.p. p.w. s.v.p. sr. m.v.g. n.v.t. o.i.d. p.mnd. wk. wkn. zn.
""")
"""Abbreviations that end a sentence when the next word starts with a capital."""

_ORDINARY_WORDS = word_set("""
    al app bel belg best bet bw com dat def ex form gen get hand hert it jw kon lat lit mand me med mod mon no not or ov
    pan pas pat pers po pol pun red rep res sir sw tom top ver vo vol volg vw wac ww
    """)

CLEAN_EXCEPTIONS = frozenset(form + "." for word in _ORDINARY_WORDS for form in (word, word.capitalize(), word.upper()))
"""Tokenizer exceptions to drop: in a story `kon.` and `dat.` are an ordinary word and the end of a sentence."""
