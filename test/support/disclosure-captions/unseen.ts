import type { LabelledCaptions } from './caption.ts';

/**
 * Written after the word lists, without a look at them, to see what they miss; half of those that
 * disclose do so in free sentences, the others with labels and tags. No list was changed for these;
 * who changes a list for one of them writes new ones, and measures with those.
 */
export const unseen: Readonly<Record<string, LabelledCaptions>> = {
  en: {
    disclosed: [
      'Ad | the tiny oven that runs my life',
      '#paidpartnership @loft our balcony before and after',
      'My employer for today is @marmalade, they hired me to make this reel',
      {
        platform: 'youtube',
        title: 'Seven knots',
        text: 'OceanWear sponsored this video. Go have a look at their vests.',
      },
      'Buy through my link and a bit of the price goes to me',
      '[Sponsored] a plan for tired runners',
    ],
    'not-found': [
      'The ad agency next door throws the best parties',
      'No brand asked me to say this: sleep more',
      'I paid for this partnership course myself',
    ],
    unknown: [],
  },
  de: {
    disclosed: [
      'Werbung | der kleine Ofen, der mein Leben bestimmt',
      '#anzeige @loft unser Balkon vorher und nachher',
      '@marmelade hat mich für dieses Reel gebucht',
      {
        platform: 'youtube',
        title: 'Sieben Knoten',
        text: 'Das Video wurde von Seewind gesponsert. Schaut euch die Westen an.',
      },
      'Kauft ihr über den Link, geht ein Teil vom Preis an mich',
      '[Anzeige] ein Plan für müde Läufer',
    ],
    'not-found': [
      'Die Werbeagentur nebenan feiert die besten Partys',
      'Keine Marke hat mich gebeten, das zu sagen: schlaft mehr',
    ],
    unknown: [],
  },
  fr: {
    disclosed: [
      'Publicité | le petit four qui dirige ma vie',
      '#collabcommerciale @loft notre balcon avant et après',
      '@confiture m’a engagée pour faire ce réel',
      {
        platform: 'youtube',
        title: 'Sept nœuds',
        text: 'VentMer sponsorise cette vidéo. Allez voir leurs gilets.',
      },
      'Si vous achetez par mon lien, une partie du prix me revient',
      '[Sponsorisé] un plan pour coureurs fatigués',
    ],
    'not-found': [
      'L’agence de pub d’à côté fait les meilleures fêtes',
      'Aucune marque ne m’a demandé de le dire : dormez plus',
    ],
    unknown: [],
  },
  es: {
    disclosed: [
      'Publicidad | el hornito que manda en mi vida',
      '#publi @loft nuestro balcón antes y después',
      '@mermelada me ha contratado para hacer este reel',
      {
        platform: 'youtube',
        title: 'Siete nudos',
        text: 'VientoMar patrocina este vídeo. Mirad sus chalecos.',
      },
      'Si compráis con mi enlace, una parte del precio es para mí',
      '[Patrocinado] un plan para corredores cansados',
    ],
    'not-found': [
      'La agencia de publicidad de al lado hace las mejores fiestas',
      'Ninguna marca me ha pedido que lo diga: dormid más',
    ],
    unknown: [],
  },
  it: {
    disclosed: [
      'Pubblicità | il fornetto che comanda la mia vita',
      '#adv @loft il nostro balcone prima e dopo',
      '@marmellata mi ha ingaggiata per fare questo reel',
      {
        platform: 'youtube',
        title: 'Sette nodi',
        text: 'VentoMare sponsorizza questo video. Guardate i loro gilet.',
      },
      'Se comprate con il mio link, una parte del prezzo va a me',
      '[Sponsorizzato] un piano per corridori stanchi',
    ],
    'not-found': [
      'L’agenzia di pubblicità qui accanto fa le feste migliori',
      'Nessun marchio mi ha chiesto di dirlo: dormite di più',
    ],
    unknown: [],
  },
  pt: {
    disclosed: [
      'Publicidade | o forninho que manda na minha vida',
      '#publi @loft a nossa varanda antes e depois',
      'A @geleia me contratou para fazer este reel',
      {
        platform: 'youtube',
        title: 'Sete nós',
        text: 'VentoMar patrocina este vídeo. Olhem os coletes deles.',
      },
      'Se vocês comprarem pelo meu link, uma parte do preço vem para mim',
      '[Patrocinado] um plano para corredores cansados',
    ],
    'not-found': [
      'A agência de publicidade do lado dá as melhores festas',
      'Nenhuma marca me pediu para dizer isto: durmam mais',
    ],
    unknown: [],
  },
  id: {
    disclosed: [
      'Iklan | oven kecil yang mengatur hidup aku',
      '#iklan @loft balkon kami sebelum dan sesudah',
      '@selai kontrak aku buat bikin reel ini',
      {
        platform: 'youtube',
        title: 'Tujuh simpul',
        text: 'AnginLaut mensponsori video ini. Lihat rompi mereka ya.',
      },
      'Kalau beli lewat link aku, sebagian harganya masuk ke aku',
      '[Disponsori] rencana buat pelari yang capek',
    ],
    'not-found': [
      'Agensi iklan sebelah pestanya paling seru',
      'Gak ada brand yang minta aku bilang ini: tidur yang cukup',
    ],
    unknown: [],
  },
  ja: {
    disclosed: [
      '広告｜わたしの生活を決める小さなオーブン',
      '#PR @loft さんとベランダの前と後',
      '@jam さんに頼まれてこのリールを作りました。お仕事です',
      {
        platform: 'youtube',
        title: '七つの結び',
        text: '海風さんがスポンサーの動画です。ベストを見てみてください。',
      },
      'リンクから買うと代金の一部が私に入ります',
      '【宣伝】疲れたランナーのための計画',
    ],
    'not-found': [
      'となりの広告代理店のパーティーがいちばん楽しい',
      'どこの会社にも頼まれていません。もっと寝てください',
    ],
    unknown: [],
  },
};
