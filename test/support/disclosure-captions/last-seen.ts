import type { LabelledCaptions } from './caption.ts';

/** What the lists missed four times in ten once more, nearly all of it free sentences. */
export const lastSeen: Readonly<Record<string, LabelledCaptions>> = {
  en: {
    disclosed: [
      'AD: I let a robot clean my flat for a month',
      'Teaming up with @bluecup on a paid basis this spring. First up, cold brew!',
      '#ad #momlife we survived the first week of school',
      'Paid partnership\n\nfour looks, one coat',
      'The people at @nestly are paying for this post, the mess is mine',
      {
        platform: 'youtube',
        title: 'Rowing to work',
        text: 'Big thank you to OarCo, the sponsor of today’s video.',
      },
      'I make a commission on these links. Ten things my kitchen needs',
      { platform: 'tiktok', text: 'sponsored | pancake tier list' },
    ],
    'not-found': [
      'He put an ad in the paper and now we own a piano',
      'There is no sponsor for this one, only caffeine',
      'Brand new, brand loyal, brand broke #brand',
      'My commission opened today, five slots for portraits',
    ],
    unknown: [],
  },
  de: {
    disclosed: [
      'Anzeige | ein Roboter putzt einen Monat lang meine Wohnung',
      'Gemeinsam mit @blaubecher (bezahlt) starten wir in den Frühling',
      '#werbung #mamaleben die erste Schulwoche ist geschafft',
      'Werbung\n\nvier Looks, ein Mantel',
      '@nestchen bezahlt diesen Beitrag, das Chaos ist meins',
      {
        platform: 'youtube',
        title: 'Zur Arbeit rudern',
        text: 'Danke an RuderWerk, den Sponsor dieses Videos.',
      },
      'Für diese Links bekomme ich Provision. Zehn Dinge für die Küche',
    ],
    'not-found': [
      'Er hat eine Anzeige geschaltet und jetzt haben wir ein Klavier',
      'Für dieses Video gibt es keinen Sponsor, nur Kaffee',
      'Werbung für mich selbst kann ich wirklich nicht gut',
    ],
    unknown: [],
  },
  fr: {
    disclosed: [
      'Pub | un robot nettoie mon appartement pendant un mois',
      'Publicité\n\nquatre tenues, un manteau',
      '#collaborationcommerciale #viedemaman on a survécu à la première semaine d’école',
      '@nid finance cette publication, le désordre est à moi',
      {
        platform: 'youtube',
        title: 'Aller au travail en barque',
        text: 'Merci à Rame, le sponsor de cette vidéo.',
      },
      'Je reçois une commission sur ces liens. Dix choses pour la cuisine',
    ],
    'not-found': [
      'Il a passé une annonce et maintenant nous avons un piano',
      'Pas de sponsor pour celle-ci, que du café',
      'Je suis nulle pour me faire de la pub, mais voilà mon livre',
    ],
    unknown: [],
  },
  es: {
    disclosed: [
      'Publi | un robot limpia mi piso durante un mes',
      'Publicidad\n\ncuatro looks, un abrigo',
      '#publi #vidademamá sobrevivimos a la primera semana de cole',
      '@nido paga esta publicación, el desorden es mío',
      {
        platform: 'youtube',
        title: 'Remar al trabajo',
        text: 'Gracias a Remo, el patrocinador de este vídeo.',
      },
      'Me llevo comisión con estos enlaces. Diez cosas para la cocina',
    ],
    'not-found': [
      'Puso un anuncio y ahora tenemos un piano',
      'Este no tiene patrocinador, solo café',
      'Se me da fatal hacerme publicidad, pero aquí está mi libro',
    ],
    unknown: [],
  },
  it: {
    disclosed: [
      'ADV | un robot pulisce casa mia per un mese',
      'Pubblicità\n\nquattro look, un cappotto',
      '#adv #vitadamamma siamo sopravvissuti alla prima settimana di scuola',
      '@nido paga questo post, il disordine è mio',
      {
        platform: 'youtube',
        title: 'Al lavoro in barca',
        text: 'Grazie a Remo, lo sponsor di questo video.',
      },
      'Prendo una commissione su questi link. Dieci cose per la cucina',
    ],
    'not-found': [
      'Ha messo un annuncio e ora abbiamo un pianoforte',
      'Per questo non c’è nessuno sponsor, solo caffè',
      'Non sono capace di farmi pubblicità, ma ecco il mio libro',
    ],
    unknown: [],
  },
  pt: {
    disclosed: [
      'Publi | um robô limpa a minha casa por um mês',
      'Publicidade\n\nquatro looks, um casaco',
      '#publi #vidademãe sobrevivemos à primeira semana de aula',
      'A @ninho paga este post, a bagunça é minha',
      {
        platform: 'youtube',
        title: 'Remando para o trabalho',
        text: 'Obrigada à Remo, patrocinadora deste vídeo.',
      },
      'Recebo comissão por estes links. Dez coisas para a cozinha',
    ],
    'not-found': [
      'Ele pôs um anúncio e agora temos um piano',
      'Este não tem patrocinador, só café',
      'Sou péssima para fazer publicidade de mim mesma, mas aqui está o meu livro',
    ],
    unknown: [],
  },
  id: {
    disclosed: [
      'Iklan | robot bersihin rumah aku sebulan penuh',
      'Iklan\n\nempat gaya, satu mantel',
      '#iklan #ibuibu selamat dari minggu pertama sekolah',
      '@sarang yang bayar postingan ini, berantakannya punya aku',
      {
        platform: 'youtube',
        title: 'Dayung ke kantor',
        text: 'Terima kasih Dayung, sponsor video ini.',
      },
      'Dari link ini aku dapat komisi. Sepuluh barang buat dapur',
    ],
    'not-found': [
      'Dia pasang iklan dan sekarang kami punya piano',
      'Yang ini gak ada sponsornya, cuma kopi',
      'Aku gak jago ngiklan, tapi ini buku aku',
    ],
    unknown: [],
  },
  ja: {
    disclosed: [
      'PR：ロボットに一か月掃除を任せました',
      '【広告】\n\nコート一枚で四つの着こなし',
      '#PR #ママ 入学一週目をのりきりました',
      'この投稿は @su さんにお金をもらって書いています。散らかっているのは私のせいです',
      { platform: 'youtube', title: '舟で通勤', text: 'この動画のスポンサーはオール社です。' },
      'リンクから買うと私に紹介料が入ります。台所の十品',
    ],
    'not-found': [
      '新聞に広告を出したらピアノが家に来ました',
      '今回はスポンサーなし、コーヒーだけです',
      '自分の宣伝は苦手ですが、本が出ました',
    ],
    unknown: [],
  },
};
