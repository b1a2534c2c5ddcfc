/**
 * What is known of a unit beside its code: name in traditional characters and in English, a point for symbols on a map
 * and the residents.
 */
export interface ChinaFact {
  readonly nameHant: string;
  readonly nameEn: string;
  /** Degrees, to 0.01: the seat or the middle, enough to place a symbol. */
  readonly latitude: number;
  readonly longitude: number;
  /** Residents on 1 November 2020. */
  readonly population?: number;
}

/**
 * Facts of the provinces, the prefecture-level cities of Guangdong and the districts of Guangzhou; undefined elsewhere.
 *
 * Residents: 第七次全国人口普查公报 (seventh national census, 2020), National Bureau of Statistics communiqué no. 3,
 * and the communiqués of Guangdong and Guangzhou of 2021. Taiwan, Hong Kong and Macao were not part of that count by area.
 */
export function chinaFact(code: string): ChinaFact | undefined {
  return FACTS.get(code);
}

type Line = readonly [code: string, nameHant: string, nameEn: string, latitude: number, longitude: number, population?: number];

const LINES: readonly Line[] = [
  ['CN', '中華人民共和國', 'China', 35.86, 104.2],
  ['110000', '北京市', 'Beijing', 39.9, 116.41, 21_893_095],
  ['120000', '天津市', 'Tianjin', 39.13, 117.19, 13_866_009],
  ['130000', '河北省', 'Hebei', 38.05, 114.5, 74_610_235],
  ['140000', '山西省', 'Shanxi', 36.86, 111.85, 34_915_616],
  ['150000', '內蒙古自治區', 'Inner Mongolia', 41.82, 111.67, 24_049_155],
  ['210000', '遼寧省', 'Liaoning', 41.8, 123.43, 42_591_407],
  ['220000', '吉林省', 'Jilin', 43.89, 125.32, 24_073_453],
  ['230000', '黑龍江省', 'Heilongjiang', 46.76, 128.64, 31_850_088],
  ['310000', '上海市', 'Shanghai', 31.23, 121.47, 24_870_895],
  ['320000', '江蘇省', 'Jiangsu', 33.04, 119.77, 84_748_016],
  ['330000', '浙江省', 'Zhejiang', 29.29, 120.15, 64_567_588],
  ['340000', '安徽省', 'Anhui', 31.26, 117.28, 61_027_171],
  ['350000', '福建省', 'Fujian', 26.08, 118.31, 41_540_086],
  ['360000', '江西省', 'Jiangxi', 27.68, 115.59, 45_188_635],
  ['370000', '山東省', 'Shandong', 36.28, 118.0, 101_527_453],
  ['410000', '河南省', 'Henan', 33.76, 113.67, 99_365_519],
  ['420000', '湖北省', 'Hubei', 30.68, 113.3, 57_752_557],
  ['430000', '湖南省', 'Hunan', 28.09, 111.78, 66_444_864],
  ['440000', '廣東省', 'Guangdong', 23.13, 113.28, 126_012_510],
  ['450000', '廣西壯族自治區', 'Guangxi', 22.82, 108.32, 50_126_804],
  ['460000', '海南省', 'Hainan', 19.03, 109.83, 10_081_232],
  ['500000', '重慶市', 'Chongqing', 29.53, 107.3, 32_054_159],
  ['510000', '四川省', 'Sichuan', 30.66, 104.07, 83_674_866],
  ['520000', '貴州省', 'Guizhou', 26.58, 106.71, 38_562_148],
  ['530000', '雲南省', 'Yunnan', 24.74, 101.51, 47_209_277],
  ['540000', '西藏自治區', 'Xizang', 30.86, 89.13, 3_648_100],
  ['610000', '陝西省', 'Shaanxi', 34.26, 108.95, 39_528_999],
  ['620000', '甘肅省', 'Gansu', 36.06, 103.82, 25_019_831],
  ['630000', '青海省', 'Qinghai', 35.62, 96.78, 5_923_957],
  ['640000', '寧夏回族自治區', 'Ningxia', 37.27, 106.28, 7_202_654],
  ['650000', '新疆維吾爾自治區', 'Xinjiang', 40.79, 85.62, 25_852_345],
  ['710000', '臺灣省', 'Taiwan', 24.04, 121.51],
  ['810000', '香港特別行政區', 'Hong Kong', 22.32, 114.17],
  ['820000', '澳門特別行政區', 'Macao', 22.2, 113.55],
  ['440100', '廣州市', 'Guangzhou', 23.13, 113.28, 18_676_605],
  ['440200', '韶關市', 'Shaoguan', 24.8, 113.59, 2_855_131],
  ['440300', '深圳市', 'Shenzhen', 22.55, 114.09, 17_560_061],
  ['440400', '珠海市', 'Zhuhai', 22.22, 113.55, 2_439_585],
  ['440500', '汕頭市', 'Shantou', 23.37, 116.71, 5_502_031],
  ['440600', '佛山市', 'Foshan', 23.03, 113.12, 9_498_863],
  ['440700', '江門市', 'Jiangmen', 22.59, 113.09, 4_798_090],
  ['440800', '湛江市', 'Zhanjiang', 21.27, 110.36, 6_981_236],
  ['440900', '茂名市', 'Maoming', 21.66, 110.92, 6_174_050],
  ['441200', '肇慶市', 'Zhaoqing', 23.05, 112.47, 4_113_594],
  ['441300', '惠州市', 'Huizhou', 23.08, 114.41, 6_042_852],
  ['441400', '梅州市', 'Meizhou', 24.3, 116.12, 3_873_239],
  ['441500', '汕尾市', 'Shanwei', 22.77, 115.36, 2_672_819],
  ['441600', '河源市', 'Heyuan', 23.75, 114.7, 2_837_686],
  ['441700', '陽江市', 'Yangjiang', 21.86, 111.98, 2_602_959],
  ['441800', '清遠市', 'Qingyuan', 23.69, 113.05, 3_969_473],
  ['441900', '東莞市', 'Dongguan', 23.05, 113.75, 10_466_625],
  ['442000', '中山市', 'Zhongshan', 22.52, 113.38, 4_418_060],
  ['445100', '潮州市', 'Chaozhou', 23.66, 116.63, 2_568_387],
  ['445200', '揭陽市', 'Jieyang', 23.54, 116.36, 5_577_814],
  ['445300', '雲浮市', 'Yunfu', 22.93, 112.04, 2_383_350],
  ['440103', '荔灣區', 'Liwan District', 23.13, 113.24, 1_238_305],
  ['440104', '越秀區', 'Yuexiu District', 23.13, 113.27, 1_038_643],
  ['440105', '海珠區', 'Haizhu District', 23.08, 113.32, 1_819_037],
  ['440106', '天河區', 'Tianhe District', 23.12, 113.36, 2_241_826],
  ['440111', '白雲區', 'Baiyun District', 23.16, 113.27, 3_742_991],
  ['440112', '黃埔區', 'Huangpu District', 23.11, 113.46, 1_264_447],
  ['440113', '番禺區', 'Panyu District', 22.94, 113.38, 2_658_397],
  ['440114', '花都區', 'Huadu District', 23.4, 113.22, 1_642_360],
  ['440115', '南沙區', 'Nansha District', 22.8, 113.53, 846_584],
  ['440117', '從化區', 'Conghua District', 23.55, 113.59, 717_684],
  ['440118', '增城區', 'Zengcheng District', 23.26, 113.81, 1_466_331],
];

const FACTS: ReadonlyMap<string, ChinaFact> = new Map(
  LINES.map(([code, nameHant, nameEn, latitude, longitude, population]) => [
    code,
    { nameHant, nameEn, latitude, longitude, ...(population === undefined ? {} : { population }) },
  ]),
);
