/**
 * Words that stand in nearly every text of languages whose disclosures are not known, so that such a
 * text is taken neither for one of a neighbour's language nor for one that was checked.
 */
export const otherLanguages: Readonly<Record<string, string>> = {
  nl: 'de het een en van ik je niet dat is op te met voor zijn er maar ook om aan bij naar uit wel heb mijn deze dit nog wat weer zo als heel jullie onze wij ze hij was',
  sv: 'och att det som en jag inte med den har till av om ett men min mitt mina vi du kan nu har sa fran eller nar vad bara mer hos mig er dig denna idag',
  da: 'og at det som en jeg ikke med den har til af om et men min mit mine vi du kan nu fra eller nar hvad kun mere mig er dig denne i dag ogsa pa for',
  no: 'og at det som en jeg ikke med den har til av om et men min mitt mine vi du kan na fra eller nar hva bare mer meg er deg denne i dag ogsa pa for',
  fi: 'ja on ei se etta han oli mutta niin kun myos minun tama ovat kuin nyt vain sen mina olen jos tai kanssa',
  pl: 'i w na nie z sie do to jest ze jak ale o za co po tak juz dla moje moja moj mnie przez od czy tylko jest sa bardzo teraz dzis',
  cs: 'a se v na je to ze s z do o i jsem jako pro ale tak po za uz jen moje muj me jsme kdyz',
  hu: 'a az es nem hogy egy is van ez meg de csak most nagyon mar volt en mint vagy ha',
  ro: 'si in la de cu nu pe o este un pentru ca mai din am sa ce eu dar mea meu acest sunt',
  tr: 've bir bu da de icin ne cok ben ama gibi var mi daha en kadar ile sonra her benim yok olarak',
  vi: 'va la cua cho khong co mot nhung voi nay duoc trong toi ban minh cac nhe rat di thi',
  ms: 'yang dan di ini itu saya anda awak untuk dengan ada tidak tak dah sangat boleh juga korang kita nak lah je pun dekat',
  tl: 'ang ng sa na mga ko mo ay at ito po ako ka kayo si natin lang din naman para kasi yung',
};
