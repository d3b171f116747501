-- Numbers for services that no regulator registers: U-1, U-2… The same in every council, so that an id means one service.
create sequence market.unregistered_number;
