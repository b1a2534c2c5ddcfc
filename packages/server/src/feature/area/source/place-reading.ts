interface PlaceReading {
  /** Characters in a row, as a place is written. */
  readonly place: string;
  /** How they sound in names of places, one syllable for each. */
  readonly sounds: readonly string[];
  /** First digits of the codes where it is so; everywhere without them. */
  readonly province?: string;
}

const reading = (place: string, sounds: string, province?: string): PlaceReading => ({
  place,
  sounds: sounds.split(' '),
  ...(province === undefined ? {} : { province }),
});

/**
 * Characters that sound otherwise in names of places than a dictionary of words says. A later line is heard over an earlier one.
 *
 * @see GB/T 2260-2007 for counties; the rest are readings of Guangdong (涌 a creek, 厦 in the place of 下) and names of persons (曾)
 */
export const placeReadings: readonly PlaceReading[] = [
  reading('都', 'du'),
  reading('曾', 'zeng'),
  reading('涌', 'chong', '44'),
  reading('厦', 'xia', '44'),
  reading('广厦', 'guang sha', '44'),
  reading('大埔', 'da bu', '44'),
  reading('礼乐', 'li le', '44'),
  reading('民乐', 'min le'),
  // A name that begins with the unit above it: 白土镇长坑社区 is no mayor.
  reading('镇长', 'zhen chang'),
  reading('区长', 'qu chang'),
  reading('街道长', 'jie dao chang'),
  reading('乐亭', 'lao ting'),
  reading('乐陵', 'lao ling'),
  reading('乐清', 'yue qing'),
  reading('蔚县', 'yu xian'),
  reading('洪洞', 'hong tong', '14'),
  reading('浚县', 'xun xian'),
  reading('筠连', 'jun lian'),
  reading('泌阳', 'bi yang'),
  reading('涡阳', 'guo yang'),
  reading('尉犁', 'yu li'),
  reading('单县', 'shan xian'),
  reading('莘庄', 'xin zhuang'),
  reading('浒墅关', 'xu shu guan'),
  reading('黄陂', 'huang pi', '42'),
  reading('繁峙', 'fan shi'),
  reading('六安', 'lu an'),
  reading('六合', 'lu he', '32'),
];

/**
 * Units of the autonomous regions whose English name is not pinyin.
 *
 * @see GB/T 2260-2007, column of romanised names
 */
export const receivedNames: readonly (readonly [place: string, english: string])[] = [
  ['呼和浩特', 'Hohhot'],
  ['鄂尔多斯', 'Ordos'],
  ['呼伦贝尔', 'Hulun Buir'],
  ['巴彦淖尔', 'Bayannur'],
  ['乌兰察布', 'Ulanqab'],
  ['兴安', 'Hinggan'],
  ['锡林郭勒', 'Xilin Gol'],
  ['阿拉善', 'Alxa'],
  ['拉萨', 'Lhasa'],
  ['昌都', 'Qamdo'],
  ['日喀则', 'Xigaze'],
  ['那曲', 'Nagqu'],
  ['阿里', 'Ngari'],
  ['林芝', 'Nyingchi'],
  ['乌鲁木齐', 'Urumqi'],
  ['克拉玛依', 'Karamay'],
  ['吐鲁番', 'Turpan'],
  ['博尔塔拉', 'Bortala'],
  ['巴音郭楞', 'Bayingolin'],
  ['克孜勒苏', 'Kizilsu'],
  ['喀什', 'Kashi'],
  ['和田', 'Hotan'],
  ['伊犁', 'Ili'],
  ['阿勒泰', 'Altay'],
];

/**
 * Names of the peoples without 族.
 *
 * @see GB/T 3304-1991
 */
export const ethnicGroups: readonly (readonly [people: string, english: string])[] = [
  ['蒙古', 'Mongol'],
  ['回', 'Hui'],
  ['藏', 'Tibetan'],
  ['维吾尔', 'Uygur'],
  ['苗', 'Miao'],
  ['彝', 'Yi'],
  ['壮', 'Zhuang'],
  ['布依', 'Bouyei'],
  ['朝鲜', 'Korean'],
  ['满', 'Manchu'],
  ['侗', 'Dong'],
  ['瑶', 'Yao'],
  ['白', 'Bai'],
  ['土家', 'Tujia'],
  ['哈尼', 'Hani'],
  ['哈萨克', 'Kazak'],
  ['傣', 'Dai'],
  ['黎', 'Li'],
  ['傈僳', 'Lisu'],
  ['佤', 'Va'],
  ['畲', 'She'],
  ['拉祜', 'Lahu'],
  ['水', 'Sui'],
  ['东乡', 'Dongxiang'],
  ['纳西', 'Naxi'],
  ['景颇', 'Jingpo'],
  ['柯尔克孜', 'Kirgiz'],
  ['土', 'Tu'],
  ['达斡尔', 'Daur'],
  ['仫佬', 'Mulao'],
  ['羌', 'Qiang'],
  ['布朗', 'Blang'],
  ['撒拉', 'Salar'],
  ['毛南', 'Maonan'],
  ['仡佬', 'Gelao'],
  ['锡伯', 'Xibe'],
  ['普米', 'Pumi'],
  ['塔吉克', 'Tajik'],
  ['怒', 'Nu'],
  ['鄂温克', 'Ewenki'],
  ['保安', 'Bonan'],
  ['裕固', 'Yugur'],
  ['独龙', 'Derung'],
  ['鄂伦春', 'Oroqen'],
  ['各', 'Multi-Ethnic'],
];
