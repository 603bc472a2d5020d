/**
 * Towns and villages whose name differs from that of their municipality (generally known geography): reports name the
 * town. A municipality's own name comes from policy and need not stand here.
 */
export const towns: Readonly<Record<string, readonly string[]>> = {
  almelo: ['Aadorp', 'Bornerbroek'],
  borne: ['Hertme', 'Zenderen'],
  dinkelland: [
    'Agelo',
    'Denekamp',
    'Deurningen',
    'Lattrop',
    'Noord Deurningen',
    'Nutter',
    'Ootmarsum',
    'Oud Ootmarsum',
    'Rossum',
    'Saasveld',
    'Tilligte',
    'Weerselo',
  ],
  enschede: ['Boekelo', 'Glanerbrug', 'Lonneker', 'Usselo'],
  haaksbergen: ['Buurse', 'Sint Isidorushoeve', 'St Isidorushoeve'],
  hellendoorn: ['Daarle', 'Daarlerveen', 'Haarle', 'Hulsen', 'Marle', 'Nijverdal'],
  hengelo: ['Beckum'],
  'hof-van-twente': ['Ambt Delden', 'Bentelo', 'Delden', 'Diepenheim', 'Goor', 'Hengevelde', 'Markelo'],
  losser: ['Beuningen', 'de Lutte', 'Glane', 'Overdinkel'],
  oldenzaal: [],
  'rijssen-holten': ['Dijkerhoek', 'Espelo', 'Holten', 'Rijssen'],
  tubbergen: [
    'Albergen',
    'Fleringen',
    'Geesteren',
    'Harbrinkhoek',
    'Langeveen',
    'Mariaparochie',
    'Reutum',
    'Vasse',
  ],
  twenterand: ['Bruinehaar', 'Den Ham', 'Geerdijk', 'Vriezenveen', 'Vroomshoop', 'Westerhaar'],
  wierden: ['Enter', 'Hoge Hexel'],
}
