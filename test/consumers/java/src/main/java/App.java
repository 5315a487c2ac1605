import io.github.cdkhanatvpc.HaNatVpc;
import software.amazon.awscdk.Stack;

public class App {
    public static void main(String[] args) {
        software.amazon.awscdk.App app = new software.amazon.awscdk.App();
        HaNatVpc vpc = HaNatVpc.Builder.create(new Stack(app, "Network"), "Vpc").azCount(3).build();
        app.synth();
        System.out.printf("%d NAT gateways, %d private subnets%n", vpc.getNatGateways().size(), vpc.getPrivateSubnets().size());
    }
}
