import type { LocalPart } from './bylaw-parts.ts'

/**
 * What an article of each part can look like, to lay beside the own text: after the model bylaw of the Dutch municipalities
 * (VNG, model-APV, articles 2:66 to 2:68) and published decrees of municipalities, in own words. Dutch, as the rules
 * themselves are. Not a text of law: a lawyer reads it before a council does.
 */
export const modelTexts: Record<LocalPart, { article: string; text: string }> = {
  document: {
    article: 'art. 2:66a APV (voorbeeld)',
    text: `1. De handelaar tekent bij iedere verwerving de naam en het adres aan van degene van wie het goed komt.
2. De handelaar tekent daarbij de soort en het nummer aan van een geldig identiteitsbewijs van diegene.
3. De handelaar bewaart geen kopie of foto van het identiteitsbewijs en tekent het burgerservicenummer niet aan.`,
  },
  photo: {
    article: 'art. 2:66b APV (voorbeeld)',
    text: `De handelaar voegt bij een goed zonder nummer of ander uniek kenmerk een duidelijke kleurenfoto aan het register toe.`,
  },
  holding: {
    article: 'art. 2:68, onder d, APV',
    text: `1. De handelaar houdt een verworven goed gedurende vijf dagen na de dag van verwerving in bewaring.
2. In die tijd verkoopt, verandert of verwijdert hij het goed niet, en houdt hij het in de staat waarin hij het kreeg.
3. De termijn verhindert niet dat wie een goed in pand gaf, het inlost.`,
  },
  'sales-register': {
    article: 'art. 2:67 APV',
    text: `1. De handelaar tekent onverwijld aan welke gebruikte of ongeregelde goederen hij verkoopt of op een andere wijze overdraagt, in een doorlopend en door of namens de burgemeester gewaarmerkt register.
2. Hij vermeldt daarin:
a. het volgnummer van de aantekening;
b. de datum van verkoop of overdracht;
c. een omschrijving van het goed, zo mogelijk met soort, merk en nummer;
d. de verkoopprijs of andere voorwaarden van overdracht;
e. de naam en het adres van degene die het goed krijgt.
3. De burgemeester kan vrijstelling verlenen van deze verplichtingen.`,
  },
  notice: {
    article: 'art. 2:68, onder a tot en met c, APV',
    text: `De handelaar:
a. meldt de burgemeester drie dagen voordat hij begint dat hij het beroep gaat uitoefenen, en waar;
b. meldt de burgemeester binnen drie dagen dat zijn adres verandert of dat hij stopt;
c. meldt de burgemeester onverwijld dat hem een goed wordt aangeboden waarvan hij redelijkerwijs kan vermoeden dat het van een misdrijf komt of voor de rechthebbende verloren is gegaan;
d. toont zijn registers op de eerste vordering van de burgemeester of van wie deze aanwees.`,
  },
  refusal: {
    article: 'art. 2:68a APV (voorbeeld)',
    text: `1. De burgemeester kan een winkel of ander gebouw geheel of gedeeltelijk sluiten als daar goederen worden verhandeld die van een misdrijf komen, en sluiting nodig is voor de openbare orde.
2. De burgemeester waarschuwt vooraf en hoort de handelaar, tenzij de zaak geen uitstel verdraagt.
3. Het besluit noemt de duur, de feiten waarop het rust en waarom een lichtere maatregel niet volstaat.`,
  },
  exemption: {
    article: 'vrijstellingsbesluit (art. 2:67, derde lid, APV)',
    text: `1. Van het inkoop- en het verkoopregister zijn vrijgesteld goederen die niet diefstalgevoelig zijn.
2. De burgemeester noemt deze goederen per soort en beoordeelt ieder jaar opnieuw of de vrijstelling past.`,
  },
  designation: {
    article: 'aanwijzingsbesluit inkoopregister',
    text: `1. De burgemeester wijst Helder aan als het doorlopende en gewaarmerkte register, bedoeld in artikel 437, eerste lid, onder a, van het Wetboek van Strafrecht en artikel 2 van het uitvoeringsbesluit.
2. De burgemeester verleent mandaat om namens hem het register te waarmerken.
3. Een handelaar die een papieren register bijhoudt, mag dat afmaken zolang het namens de burgemeester is gewaarmerkt.
4. Het besluit noemt voor welke goederen het register nodig is en waarom.`,
  },
  inspectors: {
    article: 'aanwijzingsbesluit toezichthouders (art. 6:2 APV)',
    text: `1. De burgemeester wijst de volgende ambtenaren aan als toezichthouder op de naleving van de artikelen over handelaren in de APV: de medewerkers toezicht en handhaving van de gemeente.
2. De toezichthouder heeft de bevoegdheden van titel 5.2 van de Algemene wet bestuursrecht.
3. De toezichthouder draagt een legitimatiebewijs en toont dat desgevraagd.`,
  },
  'enforcement-policy': {
    article: 'handhavingsbeleid heling (art. 4:81 Awb)',
    text: `1. Bij een eerste overtreding volgt een gesprek en een schriftelijke waarschuwing, met een termijn om het in orde te maken.
2. Bij een tweede overtreding binnen twee jaar volgt een last onder dwangsom, na een voornemen waarop de handelaar zijn zienswijze kan geven.
3. Bij een derde overtreding, of als een lichtere maatregel niet heeft gewerkt, kan de burgemeester de zaak sluiten.
4. De burgemeester wijkt af als de ernst of de omstandigheden dat vragen, en zegt waarom.`,
  },
}
