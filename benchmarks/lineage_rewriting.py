"""How an outlet changes the sentences it takes over in a simulated story: reworded, translated, with a slip in them."""

from __future__ import annotations

import random

from lineage_words import GROUPS, NAMES, RESPELLINGS


class Rewriter:
    """Changes sentences by chance, drawn from the simulator's own stream; only ``render`` touches what is quoted."""

    def __init__(self, chance: random.Random) -> None:
        self._random = chance
        self._synonyms = {word: words for group in GROUPS.values() for words in group for word in words}

    def rewrite(self, sentence: str, rate: float) -> str:
        """Return a sentence with synonyms for about ``rate`` of its words, and now and then its clauses turned."""
        r = self._random
        quoted = False
        words = []
        for word in sentence.split():
            quoted = quoted or "“" in word
            core = word.strip("“”.,;")
            known = self._synonyms.get(core.lower())
            if known and not quoted and r.random() < rate:
                new = r.choice(known)
                word = word.replace(core, new[0].upper() + new[1:] if core[0].isupper() else new)
            quoted = quoted and "”" not in word
            words.append(word)
        if rate and r.random() < rate / 2 and ", " in sentence and "“" not in sentence:
            first, rest = " ".join(words).rstrip(".").split(", ", 1)
            return f"{rest[0].upper()}{rest[1:]}, {first[0].lower()}{first[1:]}."
        return " ".join(words)

    def translate(self, sentence: str) -> str:
        """Return a sentence as it comes back from another language: other words, fewer articles, words moved."""
        r = self._random
        if "“" in sentence:
            return sentence
        words = self.rewrite(sentence, 0.6).rstrip(".").split()
        words = [word for n, word in enumerate(words) if n == 0 or word not in {"the", "a", "had"} or r.random() < 0.5]
        for _ in range(len(words) // 8):
            at = r.randrange(1, max(2, len(words) - 1))
            words[at - 1 : at + 1] = words[at - 1 : at + 1][::-1]
        return " ".join(words) + "."

    def slip(self, sentences: list[str]) -> list[str]:
        """Return the sentences with one figure changed, or two letters of one name swapped."""
        r = self._random
        places = [
            (n, m)
            for n, sentence in enumerate(sentences)
            if "“" not in sentence
            for m, word in enumerate(sentence.split())
            if m and (word.isdigit() or (len(word) > 5 and word.isalpha() and word[0].isupper()))
        ]
        if not places:
            return sentences
        n, m = r.choice(places)
        words = sentences[n].split()
        at = r.randrange(2, len(words[m]) - 1) if words[m].isalpha() else 0
        swapped = words[m][:at] + words[m][at : at + 2][::-1] + words[m][at + 2 :]
        words[m] = swapped if words[m].isalpha() else str(int(words[m]) + r.randint(1, 90))
        return [*sentences[:n], " ".join(words), *sentences[n + 1 :]]

    def render(self, sentences: list[str]) -> list[str]:
        """Return the sentences with what was said translated anew, and one name spelt in another way throughout."""
        r = self._random
        found = []
        for sentence in sentences:
            before, mark, rest = sentence.partition("“")
            said, close, after = rest.partition("”")
            found.append(f"{before}{mark}{self.rewrite(said, 0.6)}{close}{after}" if mark and close else sentence)
        names = [name for name in NAMES if any(name in sentence for sentence in found)]
        if not names:
            return found
        last = r.choice(names).split()[-1]
        respelt = last
        for written, other in r.sample(RESPELLINGS, len(RESPELLINGS)):
            respelt = respelt[0] + respelt[1:].replace(written, other, 1)
        return [sentence.replace(last, respelt) for sentence in found]
