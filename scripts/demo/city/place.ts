import type { PlaceKind, Setting } from '@firebreak/epi';

/** A place of the demo city that investigators name. */
export interface Place {
  readonly id: string;
  readonly name: string;
  readonly kind: PlaceKind;
  readonly setting: Setting;
  readonly street: string;
  readonly address: string;
  /** People who are there every working day. */
  readonly staff: number;
  /** Occupation of those people. */
  readonly occupation: string;
}

export const places: readonly Place[] = [
  place('L01', '凤和布匹批发市场', 'market', 'market', '440105012', '凤阳街道示例路 1 号', 70, '布匹经营'),
  place('L02', '瑞宝肉菜市场', 'market', 'market', '440105013', '瑞宝街道示例街 8 号', 30, '菜档经营'),
  place('L03', '凤阳制衣厂', 'workplace', 'workplace', '440105012', '凤阳街道示例工业区 3 栋', 60, '制衣工人'),
  place('L04', '新港写字楼十二层', 'workplace', 'workplace', '440105002', '新港街道示例中路 120 号', 45, '公司职员'),
  place('L05', '昌岗小学三年级', 'school', 'school', '440105003', '昌岗街道示例巷 5 号', 44, '学生'),
  place('L06', '江海幼儿园', 'kindergarten', 'school', '440105014', '江海街道示例里 2 号', 30, '幼托儿童'),
  place('L07', '老友记茶餐厅', 'restaurant', 'meal', '440105003', '昌岗街道示例路 66 号', 9, '餐饮服务'),
  place('L08', '乐乐棋牌室', 'entertainment', 'leisure', '440105013', '瑞宝街道示例街 21 号', 3, '个体经营'),
  place('L09', '区第三医院发热门诊', 'hospital', 'healthcare', '440105001', '赤岗街道示例大道 9 号', 24, '医务人员'),
  place('L10', '金花快递站', 'workplace', 'workplace', '440103008', '金花街道示例路 30 号', 18, '快递员'),
];

function place(
  id: string,
  name: string,
  kind: PlaceKind,
  setting: Setting,
  street: string,
  address: string,
  staff: number,
  occupation: string,
): Place {
  return { id, name, kind, setting, street, address, staff, occupation };
}

/** Gatherings at which people of different households met: the events of the demo. Days count from today. */
export interface Gathering {
  readonly id: string;
  readonly name: string;
  readonly day: number;
  readonly street: string;
  readonly setting: Setting;
  readonly place: string | null;
  readonly guests: number;
  readonly description: string;
}

export const gatherings: readonly Gathering[] = [
  {
    id: 'E01',
    name: '布匹市场夜间卸货',
    day: -14,
    street: '440105012',
    setting: 'market',
    place: 'L01',
    guests: 26,
    description: '6 月 28 日晚集中卸货，通风不良，约 3 小时，多人未佩戴口罩。',
  },
  {
    id: 'E02',
    name: '昌岗生日聚餐',
    day: -11,
    street: '440105003',
    setting: 'meal',
    place: 'L07',
    guests: 24,
    description: '7 月 1 日晚同一大厅三桌聚餐，约 2 小时。',
  },
  {
    id: 'E03',
    name: '棋牌室连续开台',
    day: -9,
    street: '440105013',
    setting: 'leisure',
    place: 'L08',
    guests: 18,
    description: '7 月 3 日下午至夜间，密闭空间，多人轮换。',
  },
  {
    id: 'E04',
    name: '小学期末散学礼',
    day: -7,
    street: '440105003',
    setting: 'school',
    place: 'L05',
    guests: 40,
    description: '7 月 5 日上午礼堂集会，约 1 小时。',
  },
];
