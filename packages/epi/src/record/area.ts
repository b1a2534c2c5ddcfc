/** 辖区: world (the root that every tree hangs from), nation 国家, province 省, city 地级市, county 县(区), street 街道(乡镇), community 社区(村), building 楼栋. */
export const areaLevels = ['world', 'nation', 'province', 'city', 'county', 'street', 'community', 'building'] as const;
export type AreaLevel = (typeof areaLevels)[number];
