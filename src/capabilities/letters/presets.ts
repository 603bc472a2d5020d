import type { TemplateInput } from './contract.ts'

/**
 * Texts to begin with, in plain Dutch (B1). What the law says in them: the duty to keep a register of what one buys is art. 437
 * Sr with its decree, the duties towards the mayor are art. 437ter Sr and the bylaw (APV) of the municipality.
 */
export const presets: readonly TemplateInput[] = [
  {
    kind: 'first-letter',
    nameNl: 'Eerste brief: het inkoopregister',
    nameEn: 'First letter: the purchase register',
    subject: 'Uw inkoopregister: wat moet u doen?',
    body: `Geachte heer of mevrouw,

Volgens het Handelsregister handelt {naam} in gebruikte goederen. **Wie dat doet, moet een inkoopregister bijhouden.** In deze brief leest u wat dat is, waarom het moet en hoe u zich gratis aansluit.

**Wat moet u doen?**
Bij elke inkoop van een gebruikt goed schrijft u op: wat u kocht, wanneer, voor welke prijs en van wie. Dat staat in artikel 437 van het Wetboek van Strafrecht. Ook moet u de burgemeester laten weten dat u handelaar bent, en het melden als u verhuist of stopt. Dat staat in artikel 437ter van dat wetboek en in de Algemene plaatselijke verordening (APV) van {gemeente}.

**Waarom is dit er?**
Gestolen spullen worden vaak doorverkocht. Met het register ziet u zelf vóór u betaalt of iets als gestolen bekend is. Zo koopt u geen gestolen goed, en maken we stelen minder aantrekkelijk.

**Hoe sluit u zich aan?**
- Ga naar {website} of neem contact met ons op.
- Houd uw KvK-nummer bij de hand.
- Wij helpen u, ook in uw winkel. Het kost u niets.

Laat het ons weten vóór {reageren_voor}. Houdt u al een register bij, op papier of met uw kassa? Ook dan horen wij het graag. Klopt het niet dat u in gebruikte goederen handelt? Bel of mail ons dan; wij passen het aan.`,
  },
  {
    kind: 'meeting-invitation',
    nameNl: 'Uitnodiging voor een bijeenkomst',
    nameEn: 'Invitation to a meeting',
    subject: 'Uitnodiging: {bijeenkomst}',
    body: `Geachte heer of mevrouw,

Wij nodigen u uit voor een bijeenkomst voor handelaren in gebruikte goederen: **{bijeenkomst}**.

- Wanneer: {bijeenkomst_dag}, {bijeenkomst_tijd}
- Waar: {bijeenkomst_plaats}

**Wat hebt u eraan?**
U ziet hoe het digitale inkoopregister werkt en wat u aan de balie verandert. U kunt zich ter plekke aansluiten en samen met ons uw eerste inkoop vastleggen. Neem uw KvK-nummer mee, en een telefoon of laptop. Politie en gemeente zijn er voor uw vragen.

**Komt u?**
Laat het ons weten vóór {antwoorden_voor}. Ga naar {antwoordlink} en geef code **{antwoordcode}**. De code is alleen voor u.

Kunt u niet? Meld het ook dan. Wij zoeken met u een ander moment.`,
  },
  {
    kind: 'reminder',
    nameNl: 'Herinnering: nog niet aangesloten',
    nameEn: 'Reminder: not connected yet',
    subject: 'Herinnering: sluit u aan op het inkoopregister',
    body: `Geachte heer of mevrouw,

Eerder schreven wij u over het inkoopregister. {naam} is nog niet aangesloten, en wij weten niet of u zelf een register bijhoudt.

**Het register is verplicht.** Wie in gebruikte goederen handelt, moet elke inkoop opschrijven (artikel 437 van het Wetboek van Strafrecht). Zonder register bent u in overtreding. De politie en de gemeente {gemeente} kunnen het register in uw winkel komen bekijken.

**Wat kunt u nu doen?**
- Sluit u aan via {website}. Het kost niets en duurt een kwartier.
- Of laat ons weten dat u al een register bijhoudt, op papier of met uw kassa.
- Of vraag ons om hulp. Wij komen naar u toe.

Doe dit vóór {reageren_voor}. Hebt u intussen gereageerd? Dan hoeft u niets te doen.`,
  },
  {
    kind: 'quiet-register',
    nameNl: 'Stil register',
    nameEn: 'Quiet register',
    subject: 'Uw register is al een tijd stil',
    body: `Geachte heer of mevrouw,

{naam} is sinds {aangesloten_op} aangesloten op het inkoopregister. **De laatste tijd zien wij geen inkopen van u.** Dat kan kloppen. Daarom vragen wij het u.

- Kocht u niets in? Meld dat in het register met één druk op de knop: "Niets ingekocht". Dan weten wij het.
- Kocht u wel iets in? Leg die inkopen dan alsnog vast. Elke inkoop hoort in het register (artikel 437 van het Wetboek van Strafrecht).
- Lukt het niet? Bel of mail ons. Wij helpen u.
- Bent u gestopt of verhuisd? Meld dat aan de burgemeester (artikel 437ter van het Wetboek van Strafrecht).

Laat het ons weten vóór {reageren_voor}. Deze brief is een vraag. U bent niet verdacht.`,
  },
  {
    kind: 'connected',
    nameNl: 'Bevestiging van aansluiting',
    nameEn: 'Confirmation of connection',
    subject: 'U bent aangesloten op het inkoopregister',
    body: `Geachte heer of mevrouw,

**{naam} is sinds {aangesloten_op} aangesloten op het digitale inkoopregister.** Bedankt dat u meedoet.

**Zo gaat het verder**
- Leg elke inkoop van een gebruikt goed vast, ook inruil en pand.
- Controleer het nummer vóór u betaalt. Is iets als gestolen bekend? Koop het niet. Houd niemand tegen, en bel 0900-8844.
- Bewaar wat u kocht zo lang als in {gemeente} moet. Het register laat u per goed zien tot en met welke dag.
- Kocht u een tijd niets in? Meld dat met één druk op de knop.

**Wat gebeurt er met de gegevens?**
De gegevens van uw klanten staan versleuteld in uw register. De politie ziet ze alleen met een doel, en u kunt zien wie wanneer keek. Na de bewaartermijn verdwijnen ze.

Verhuist u of stopt u? Meld dat binnen drie dagen (artikel 437ter van het Wetboek van Strafrecht). Hebt u vragen? Bel of mail ons: {contact}.`,
  },
  {
    kind: 'no-answer',
    nameNl: 'Verzoek om reactie',
    nameEn: 'Request for a reaction',
    subject: 'Wij wachten op uw reactie',
    body: `Geachte heer of mevrouw,

Wij schreven u over het inkoopregister en vroegen u te reageren. **Wij hebben nog niets van u gehoord.**

Wij willen graag weten hoe het bij {naam} zit. Kies wat voor u klopt, en bel of mail ons:
- Ik wil mij aansluiten.
- Ik houd al een register bij.
- Ik handel niet in gebruikte goederen.
- Ik ben gestopt of ga stoppen.

Reageer vóór {reageren_voor}. Horen wij niets, dan komt een toezichthouder van de gemeente {gemeente} bij u langs om te kijken of u een register bijhoudt. U moet het register op eerste verzoek laten zien (artikel 437 van het Wetboek van Strafrecht en de APV van {gemeente}).

U bereikt ons zo: {contact}.`,
  },
]
